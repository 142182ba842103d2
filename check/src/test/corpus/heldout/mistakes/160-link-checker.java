import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.Coroutine;
import io.asyncio4j.files.AsyncFiles;

record Link(String url, int status) {}

Link check(String url) throws IOException {
  sleep(Duration.ofMillis(3));
  if (url.isBlank()) {
    throw new IOException("a link without a target");
  }
  return new Link(url, url.startsWith("https:") ? 200 : 301);
}

List<Link> checkAll(Path listOfLinks) throws IOException {
  List<String> urls = AsyncFiles.readAllLines(listOfLinks);
  var checks = new ArrayList<Coroutine<Link, IOException>>();
  for (String url : urls) {
    checks.add(() -> check(url));
  }
  return gather(checks); // expect: mixed
}

void main() throws IOException {
  Path list = Files.write(Files.createTempFile("links", ".txt"), List.of("https://a.example", "http://b.example"));
  for (Link link : run(() -> checkAll(list))) {
    IO.println(link.status() + " " + link.url());
  }
}

/* output:
200 https://a.example
301 http://b.example
*/
