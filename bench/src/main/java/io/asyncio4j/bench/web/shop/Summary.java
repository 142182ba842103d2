package io.asyncio4j.bench.web.shop;

import java.util.List;

/** Two answers of the upstream, fetched at the same time. */
public record Summary(Item profile, Item orders) {
  /** The path of the first. The number is the milliseconds that the upstream takes. */
  public static final String PROFILE = "/5/profile";

  /** The path of the second. */
  public static final String ORDERS = "/5/orders";

  /** What the upstream answers. */
  public record Item(int id, String name, List<String> tags) {}
}
