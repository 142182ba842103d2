import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class CompareTwoReleases {
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(java.time.Duration.ofSeconds(5)).build();

  static void main(String... versions) throws Exception {
    var program = new CompareTwoReleases();
    run(() -> program.compare(versions[0], versions[1]));
  }

  private void compare(String older, String newer) throws Exception {
    var before = new java.util.TreeSet<>(classes(older)); // expect: sequential#1
    var after = new java.util.TreeSet<>(classes(newer)); // expect: sequential#1
    after.removeAll(before);
    after.forEach(System.out::println);
  }

  private java.util.List<String> classes(String version) throws Exception {
    var address = java.net.URI.create("https://repo.example.com/" + version + "/classes.txt");
    var request = HttpRequest.newBuilder(address).header("Accept", "text/plain").build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofLines());
    return response.body().toList();
  }
}
// not run
