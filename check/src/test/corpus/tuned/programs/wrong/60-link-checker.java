// not run: it asks the addresses in a file of yours
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.http.client.*;

record Link(String url, int status) {
  boolean isBroken() {
    return status >= 400;
  }
}

class LinkChecker {
  private final AsyncClient client;

  LinkChecker(AsyncClient client) {
    this.client = client;
  }

  List<Link> check(Path list) throws IOException {
    List<String> urls = Files.readAllLines(list); // expect: blocking
    var requests = new ArrayList<Coroutine<Link, IOException>>();
    for (String url : urls) {
      requests.add(() -> check(url));
    }
    return gather(requests); // expect: mixed
  }

  private Link check(String url) throws IOException {
    try {
      return new Link(url, client.head(url).status());
    } catch (ConnectionFailedException e) {
      return new Link(url, 599);
    }
  }
}

void main(String[] args) throws IOException {
  run(() -> {
    try (var client = AsyncClient.create()) {
      for (Link link : new LinkChecker(client).check(Path.of(args[0]))) {
        if (link.isBroken()) {
          IO.println(link.status() + " " + link.url());
        }
      }
    }
  });
}
