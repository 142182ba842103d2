import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Catalogue {
  CompletableFuture<String> title(int id);

  CompletableFuture<Integer> price(int id);
}

class RemoteCatalogue implements Catalogue {
  public CompletableFuture<String> title(int id) {
    return CompletableFuture.supplyAsync(() -> "book " + id);
  }

  public CompletableFuture<Integer> price(int id) {
    return CompletableFuture.supplyAsync(() -> id * 10);
  }
}

void main() {
  Catalogue catalogue = new RemoteCatalogue();
  run(() -> {
    String title = await(catalogue.title(2)); // expect: sequential#1
    int price = await(catalogue.price(2)); // expect: sequential#1
    IO.println(title + " costs " + price);
  });
}

/* output:
book 2 costs 20
*/
