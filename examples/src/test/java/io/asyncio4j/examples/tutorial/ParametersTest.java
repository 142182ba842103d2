package io.asyncio4j.examples.tutorial;

import static io.asyncio4j.examples.tutorial.Tutorial.get;
import static io.asyncio4j.examples.tutorial.Tutorial.json;
import static io.asyncio4j.examples.tutorial.Tutorial.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import org.junit.jupiter.api.Test;

/** Paths, queries, cookies and header fields. */
class ParametersTest {
  @Test
  void firstSteps() throws Exception {
    with(
        "FirstSteps",
        client -> assertThat(get(client, "/")).isEqualTo(json("{'message':'hello'}")));
  }

  @Test
  void pathParameters() throws Exception {
    with(
        "PathParameters",
        client -> {
          assertThat(get(client, "/items/3")).isEqualTo(json("{'id':3}"));
          assertThat(client.get("/items/foo").status()).isEqualTo(422);
          assertThat(get(client, "/users/me")).isEqualTo(json("{'user':'whoever asks'}"));
          assertThat(get(client, "/users/ada")).isEqualTo(json("{'user':'ada'}"));
          assertThat(get(client, "/seasons/WINTER"))
              .contains(json("'season':'WINTER'"), json("'cold':true"));
          assertThat(get(client, "/seasons/rain"))
              .contains("must be one of WINTER, SPRING, SUMMER, AUTUMN");
          assertThat(get(client, "/files/home/a.txt")).isEqualTo(json("{'path':'home/a.txt'}"));
        });
  }

  @Test
  void queryParameters() throws Exception {
    with(
        "QueryParameters",
        client -> {
          assertThat(get(client, "/items?skip=1&limit=2")).isEqualTo(json("['chair','table']"));
          assertThat(get(client, "/items?skip=3")).isEqualTo(json("['shelf']"));
          assertThat(get(client, "/items?skip=-1")).contains("greater than or equal to 0");
          assertThat(get(client, "/items/7?colour=red&brief=yes"))
              .isEqualTo(json("{'id':'7','colour':'red','q':null,'brief':true}"));
          assertThat(get(client, "/items/7")).contains("query colour is required");
        });
  }

  @Test
  void queryValidations() throws Exception {
    with(
        "QueryValidations",
        client -> {
          assertThat(get(client, "/items?q=lamp&state=new&item-code=ean-1"))
              .isEqualTo(
                  json("{'q':'lamp','state':['new'],'code':'ean-1','sort':null,'debug':null}"));
          assertThat(get(client, "/items")).contains(json("'state':['new','used']"));
          assertThat(get(client, "/items?q=ab")).contains("must have 3 to 20 characters");
          assertThat(get(client, "/items?q=LAMP")).contains(json("'name':'q'"), "must match");
          assertThat(get(client, "/items?item-code=7"))
              .contains("item-code must begin with isbn- or ean-");
        });
  }

  @Test
  void pathValidations() throws Exception {
    with(
        "PathValidations",
        client -> {
          assertThat(get(client, "/items/5?q=a&size=1.5"))
              .isEqualTo(json("{'id':5,'q':'a','size':1.5}"));
          assertThat(get(client, "/items/0?q=a&size=10.5"))
              .contains(json("'in':'path','name':'id'"), "greater than or equal to 1")
              .contains(json("'in':'query','name':'size'"), "less than 10.5");
        });
  }

  @Test
  void queryModels() throws Exception {
    with(
        "QueryModels",
        client -> {
          assertThat(get(client, "/items?order=UPDATED&tags=a&tags=b"))
              .isEqualTo(json("{'limit':100,'offset':0,'order':'UPDATED','tags':['a','b']}"));
          assertThat(get(client, "/items?limit=101")).contains("less than or equal to 100");
        });
  }

  @Test
  void cookieParameters() throws Exception {
    with(
        "CookieParameters",
        client -> {
          assertThat(get(client, "/items")).isEqualTo(json("{'theme':null}"));
          assertThat(get(client, "/items", "Cookie", "theme=dark").text())
              .isEqualTo(json("{'theme':'dark'}"));
        });
  }

  @Test
  void headerParameters() throws Exception {
    with(
        "HeaderParameters",
        client -> {
          var headers =
              Headers.of("User-Agent", "tutorial")
                  .withAdded("X-Token", "a")
                  .withAdded("X-Token", "b");
          Response response = client.send(Request.get("/items").headers(headers));
          assertThat(response.text())
              .isEqualTo(json("{'userAgent':'tutorial','tokens':['a','b']}"));
        });
  }

  @Test
  void cookieModels() throws Exception {
    with(
        "CookieModels",
        client -> {
          assertThat(get(client, "/items", "Cookie", "session=abc; visits=3").text())
              .isEqualTo(json("{'session':'abc','theme':null,'visits':3}"));
          assertThat(get(client, "/items")).contains("cookie session is required");
        });
  }

  @Test
  void headerModels() throws Exception {
    with(
        "HeaderModels",
        client -> {
          assertThat(get(client, "/items", "Save-Data", "true").text())
              .isEqualTo(json("{'host':'app','saveData':true,'traceparent':null,'xTag':[]}"));
          assertThat(get(client, "/items")).contains("header Save-Data is required");
        });
  }
}
