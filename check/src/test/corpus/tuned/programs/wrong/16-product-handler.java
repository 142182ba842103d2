import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;
import io.asyncio4j.http.server.*;

record Product(String sku, String title) {}

class Products {
  Product bySku(String sku) {
    sleep(Duration.ofMillis(5));
    return new Product(sku, "Kettle " + sku);
  }
}

class Reviews {
  double average(String sku) {
    sleep(Duration.ofMillis(7));
    return 4.5;
  }
}

class Shop implements Handler {
  private final Products products = new Products();
  private final Reviews reviews = new Reviews();

  @Override
  public ServerResponse handle(ServerRequest request) {
    if (!request.path().startsWith("/products/")) {
      throw new StatusException(404, "there is no " + request.path());
    }
    String sku = request.path().substring("/products/".length());
    Product product = products.bySku(sku); // expect: sequential#1
    double stars = reviews.average(sku); // expect: sequential#1
    return ServerResponse.text(product.title() + ", " + stars + " stars");
  }
}

void main() throws IOException {
  run(() -> {
    try (var app = AsyncClient.builder().baseUrl("http://shop").transport(InProcess.of(new Shop())).build()) {
      IO.println(app.get("/products/k-12").text());
    }
  });
}

/* output:
Kettle k-12, 4.5 stars
*/
