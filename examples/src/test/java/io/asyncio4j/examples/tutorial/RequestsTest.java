package io.asyncio4j.examples.tutorial;

import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.examples.tutorial.Tutorial.get;
import static io.asyncio4j.examples.tutorial.Tutorial.json;
import static io.asyncio4j.examples.tutorial.Tutorial.send;
import static io.asyncio4j.examples.tutorial.Tutorial.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Errors, dependencies, and what stands around requests or comes after them. */
class RequestsTest {
  @Test
  void handlingErrors() throws Exception {
    with(
        "HandlingErrors",
        client -> {
          assertThat(get(client, "/items/lamp")).isEqualTo("It is bright.");
          Response none = client.get("/items/none");
          assertThat(none.status()).isEqualTo(404);
          assertThat(none.headers().get("X-Error")).isEqualTo("no such item");
          assertThat(none.text()).contains("there is no none");
          Response heavy = client.get("/lift/101");
          assertThat(heavy.status()).isEqualTo(418);
          assertThat(heavy.text()).contains("not /lift/101");
          Response invalid = client.get("/lift/much");
          assertThat(invalid.status()).isEqualTo(400);
          assertThat(invalid.text()).isEqualTo("path weight must be a whole number");
        });
  }

  @Test
  void routeSettings() throws Exception {
    with(
        "RouteSettings",
        client -> {
          assertThat(send(client, "POST", "/items", "{'name':'lamp','price':3}").status())
              .isEqualTo(201);
          assertThat(get(client, "/users")).isEqualTo(json("['Ada']"));
        });
  }

  @Test
  void dependencies() throws Exception {
    with(
        "Dependencies",
        client -> {
          String common = json("{'q':'lamp','skip':0,'limit':100}");
          assertThat(get(client, "/items?q=lamp")).isEqualTo(common);
          assertThat(get(client, "/users?q=lamp")).isEqualTo(common);
        });
  }

  @Test
  void classDependencies() throws Exception {
    with(
        "ClassDependencies",
        client -> {
          assertThat(get(client, "/items?skip=1&limit=2")).isEqualTo(json("['chair','table']"));
          assertThat(get(client, "/items?q=l")).isEqualTo(json("['lamp','table','shelf']"));
          assertThat(get(client, "/items?skip=-1")).contains("greater than or equal to 0");
        });
  }

  @Test
  void subDependencies() throws Exception {
    with(
        "SubDependencies",
        client -> {
          assertThat(get(client, "/items?q=lamp")).isEqualTo(json("{'text':'lamp'}"));
          assertThat(get(client, "/items", "Cookie", "lastQuery=chair").text())
              .isEqualTo(json("{'text':'chair'}"));
          assertThat(get(client, "/items")).isEqualTo(json("{'text':'everything'}"));
        });
  }

  @Test
  void requiredDependencies() throws Exception {
    with(
        "RequiredDependencies",
        client -> {
          assertThat(client.get("/items").status()).isEqualTo(422);
          assertThat(get(client, "/items", "X-Token", "guess").status()).isEqualTo(400);
          Request right = Request.get("/items").header("X-Token", "secret").header("X-Key", "key");
          assertThat(client.send(right).text()).isEqualTo(json("['lamp','chair']"));
          Request wrong = Request.get("/items").header("X-Token", "secret").header("X-Key", "k");
          assertThat(client.send(wrong).text()).contains("X-Key is not the right one");
        });
  }

  @Test
  void globalDependencies() throws Exception {
    with(
        "GlobalDependencies",
        client -> {
          assertThat(client.get("/items").status()).isEqualTo(422);
          assertThat(client.get("/users").status()).isEqualTo(422);
          assertThat(get(client, "/users", "X-Token", "secret").text())
              .isEqualTo(json("['Ada','Alan']"));
        });
  }

  @Test
  void dependenciesWithEnd() throws Exception {
    with(
        "DependenciesWithEnd",
        client -> {
          assertThat(get(client, "/items/lamp")).isEqualTo("lamp");
          assertThat(client.get("/items/portal").status()).isEqualTo(403);
          assertThat(get(client, "/log")).isEqualTo(json("['commit','roll back']"));
        });
  }

  @Test
  void aroundRequests() throws Exception {
    with(
        "AroundRequests",
        client -> assertThat(client.get("/").headers().get("X-Process-Time")).matches("\\d.*"));
  }

  @Test
  void crossOrigins() throws Exception {
    with(
        "CrossOrigins",
        client -> {
          assertThat(origin(get(client, "/", "Origin", "https://example.org")))
              .isEqualTo("https://example.org");
          assertThat(origin(get(client, "/", "Origin", "https://example.com"))).isNull();
          Response preflight =
              client.send(
                  Request.options("/")
                      .header("Origin", "http://localhost:8080")
                      .header("Access-Control-Request-Method", "PUT"));
          assertThat(preflight.headers().get("Access-Control-Allow-Methods")).contains("PUT");
        });
  }

  private static String origin(Response response) {
    return response.headers().get("Access-Control-Allow-Origin");
  }

  @Test
  void backgroundWork() throws Exception {
    with(
        "BackgroundWork",
        client -> {
          Response response = client.post("/notices/ada@example.org?q=x", Body.text(""));
          assertThat(response.text()).isEqualTo(json("{'message':'to be sent'}"));
          assertThat(get(client, "/log")).isEqualTo("[]");
          sleep(Duration.ofMillis(150));
          assertThat(get(client, "/log"))
              .isEqualTo(json("['found query: x','message to ada@example.org']"));
        });
  }

  @Test
  void staticFolder() throws Exception {
    with(
        "StaticFolder",
        client -> {
          Response style = client.get("/static/style.css");
          assertThat(style.headers().get("Content-Type")).startsWith("text/css");
          assertThat(client.get("/static/../StaticFolder.java").status()).isEqualTo(404);
        });
  }

  @Test
  void metadataAndDocs() throws Exception {
    with(
        "MetadataAndDocs",
        client -> {
          assertThat(get(client, "/api/openapi.json"))
              .contains(json("'title':'Lamps'"), json("'version':'1.2.0'"))
              .contains(json("'summary':'Light for all'"), json("'email':'ada@example.org'"))
              .contains(json("'tags':[{'name':'items','description':'What is sold'}]"));
          assertThat(client.get("/api/docs").status()).isEqualTo(200);
          assertThat(client.get("/docs").status()).isEqualTo(404);
        });
  }

  @Test
  void testing() throws Exception {
    Tutorial.run("Testing");
  }

  @Test
  void debugging() throws Exception {
    with("Debugging", client -> assertThat(get(client, "/")).isEqualTo(json("{'hello':'ba'}")));
  }

  @Test
  void sqlDatabase() throws Exception {
    with(
        "SqlDatabase",
        client -> {
          assertThat(client.get("/heroes/1").status()).isEqualTo(404);
          assertThat(send(client, "POST", "/heroes", "{'name':'Ada','age':36}").text())
              .isEqualTo(json("{'id':1,'name':'Ada','age':36}"));
          assertThat(send(client, "POST", "/heroes", "{'name':'Alan'}").text())
              .isEqualTo(json("{'id':2,'name':'Alan','age':null}"));
          assertThat(get(client, "/heroes?offset=1&limit=5"))
              .isEqualTo(json("[{'id':2,'name':'Alan','age':null}]"));
          assertThat(get(client, "/heroes?limit=101")).contains("less than or equal to 100");
          assertThat(get(client, "/heroes?limit=-1&offset=-1")).contains("2 values are wrong");
          assertThat(get(client, "/heroes/1")).contains("Ada");
          assertThat(client.delete("/heroes/1").text()).contains("Ada");
          assertThat(client.delete("/heroes/1").status()).isEqualTo(404);
        });
  }

  @Test
  void biggerApplications() throws Exception {
    with(
        "Main",
        client -> {
          assertThat(client.get("/").status()).isEqualTo(422);
          assertThat(get(client, "/?token=ada")).contains("bigger application");
          assertThat(get(client, "/users?token=bob")).contains("that token is not Ada's");
          assertThat(get(client, "/users/me?token=ada")).contains("whoever asks");
          assertThat(client.get("/items/lamp?token=ada").status()).isEqualTo(422);
          assertThat(get(client, "/items/lamp?token=ada", "X-Token", "secret").text())
              .isEqualTo("Lamp");
          assertThat(get(client, "/items/none?token=ada", "X-Token", "secret").status())
              .isEqualTo(404);
          var chair = Request.put("/items/chair?token=ada").header("X-Token", "secret");
          assertThat(client.send(chair).status()).isEqualTo(403);
          var admin = Request.post("/admin?token=ada").header("X-Token", "secret");
          assertThat(client.send(admin).text()).contains("done");
        });
  }
}
