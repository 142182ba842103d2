package io.asyncio4j.bench.web.shop;

import java.util.List;

/** The answer to an order. */
public record Confirmation(
    int shop,
    String customer,
    String sku,
    int quantity,
    double total,
    Order.Currency currency,
    String city,
    List<String> tags,
    int parcels,
    boolean express) {

  /** Confirms what was ordered. */
  public static Confirmation of(int shop, int parcels, boolean express, Order order) {
    return new Confirmation(
        shop,
        order.customer(),
        order.sku(),
        order.quantity(),
        order.quantity() * order.price(),
        order.currency(),
        order.address().city(),
        order.tags(),
        parcels,
        express);
  }
}
