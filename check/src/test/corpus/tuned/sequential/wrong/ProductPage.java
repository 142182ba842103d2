import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Product(String name, int stock) {}

record Page(Product product, List<String> reviews, int price) {}

void main() {
  IO.println(run(() -> page("sku-7")));
}

Page page(String sku) {
  Product product = product(sku); // expect: sequential#1
  List<String> reviews = reviews(sku); // expect: sequential#1
  int price = price(sku); // expect: sequential#1
  return new Page(product, reviews, price);
}

Product product(String sku) {
  sleep(Duration.ofMillis(5));
  return new Product("kettle " + sku, 3);
}

List<String> reviews(String sku) {
  sleep(Duration.ofMillis(5));
  return List.of("boils", "whistles");
}

int price(String sku) {
  sleep(Duration.ofMillis(5));
  return 1999;
}

/* output:
Page[product=Product[name=kettle sku-7, stock=3], reviews=[boils, whistles], price=1999]
*/
