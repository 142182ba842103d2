package io.asyncio4j.examples.tutorial;

import static io.asyncio4j.examples.tutorial.Tutorial.get;
import static io.asyncio4j.examples.tutorial.Tutorial.json;
import static io.asyncio4j.examples.tutorial.Tutorial.send;
import static io.asyncio4j.examples.tutorial.Tutorial.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JSON bodies, forms and files. */
class BodiesTest {
  @Test
  void requestBody() throws Exception {
    with(
        "RequestBody",
        client -> {
          assertThat(send(client, "POST", "/items", "{'name':'lamp','price':30,'tax':6}").text())
              .contains(json("'total':36.0"));
          assertThat(send(client, "PUT", "/items/7?q=x", "{'name':'lamp','price':30}").text())
              .isEqualTo(
                  json(
                      "{'id':7,'item':{'name':'lamp','description':null,'price':30.0,'tax':null},"
                          + "'q':'x'}"));
          assertThat(send(client, "POST", "/items", "{'price':'much'}").text())
              .contains("#/name", "is required", "#/price", "must be a number");
        });
  }

  @Test
  void bodyMultiple() throws Exception {
    with(
        "BodyMultiple",
        client -> {
          String body = "{'item':{'name':'lamp','price':3},'user':{'name':'Ada'},'weight':2}";
          assertThat(send(client, "PUT", "/items/7", body).text())
              .isEqualTo(
                  json(
                      "{'id':7,'item':{'name':'lamp','price':3.0},"
                          + "'user':{'name':'Ada','email':null},'weight':2,'q':null}"));
          assertThat(send(client, "PUT", "/items/7", body.replace("2", "0")).text())
              .contains("#/weight", "must be greater than 0");
        });
  }

  @Test
  void bodyFields() throws Exception {
    with(
        "BodyFields",
        client -> {
          assertThat(send(client, "PUT", "/items/7", "{'item':{'name':'lamp','price':3}}").text())
              .contains(json("'name':'lamp'"));
          String tooLong =
              "{'item':{'name':'lamp','price':0,'description':'" + "x".repeat(31) + "'}}";
          assertThat(send(client, "PUT", "/items/7", tooLong).text())
              .contains("#/item/price", "#/item/description");
        });
  }

  @Test
  void nestedModels() throws Exception {
    with(
        "NestedModels",
        client -> {
          String offer =
              "{'name':'all','items':[{'name':'lamp','tags':['a','a'],"
                  + "'images':[{'url':'http://example.org/a.png','name':'front'}]}]}";
          assertThat(send(client, "POST", "/offers", offer).text())
              .contains(json("'tags':['a']"), "http://example.org/a.png");
          assertThat(
                  send(client, "POST", "/offers", offer.replace("'name':'front'", "'x':1")).text())
              .contains("#/items/0/images/0/name is required");
          String images = "[{'url':'http://example.org/a.png','name':'front'}]";
          assertThat(send(client, "POST", "/images", images).text()).isEqualTo(json("['front']"));
          assertThat(send(client, "POST", "/weights", "{'1':2.5}").text())
              .isEqualTo(json("{'1':2.5}"));
          assertThat(send(client, "POST", "/weights", "{'one':2.5}").status()).isEqualTo(422);
        });
  }

  @Test
  void exampleData() throws Exception {
    with(
        "ExampleData",
        client ->
            assertThat(send(client, "POST", "/items", "{'name':'lamp','price':35.4}").text())
                .isEqualTo(json("{'name':'lamp','price':35.4}")));
  }

  @Test
  void extraDataTypes() throws Exception {
    with(
        "ExtraDataTypes",
        client -> {
          String job =
              "{'start':'2026-01-31T10:00:00Z','end':'2026-01-31T12:00:00Z','delay':'PT30M'}";
          assertThat(send(client, "PUT", "/jobs/5e2a4b1c-7d3f-4c6b-9f0e-1a2b3c4d5e6f", job).text())
              .contains(json("'begins':'2026-01-31T10:30:00Z'"), json("'takes':'PT1H30M'"));
          assertThat(send(client, "PUT", "/jobs/7", job).text()).contains("must be a UUID");
        });
  }

  @Test
  void responseModel() throws Exception {
    with(
        "ResponseModel",
        client -> {
          String user = "{'name':'Ada','password':'secret','email':'ada@example.org'}";
          assertThat(send(client, "POST", "/users", user).text())
              .isEqualTo(json("{'name':'Ada','email':'ada@example.org'}"));
          assertThat(send(client, "POST", "/users", user.replace("@", "")).status()).isEqualTo(422);
          assertThat(get(client, "/items/lamp")).isEqualTo(json("{'name':'Lamp','price':35.0}"));
          assertThat(client.get("/items/none").status()).isEqualTo(404);
        });
  }

  @Test
  void extraModels() throws Exception {
    with(
        "ExtraModels",
        client -> {
          assertThat(send(client, "POST", "/users", "{'name':'Ada','password':'x'}").text())
              .isEqualTo(json("{'name':'Ada'}"));
          assertThat(get(client, "/vehicles/beetle")).isEqualTo(json("{'make':'VW','doors':2}"));
          assertThat(get(client, "/vehicles")).contains(json("'doors':2"), json("'engines':2"));
          assertThat(get(client, "/weights")).contains(json("'lamp':2.3"));
        });
  }

  @Test
  void responseStatus() throws Exception {
    with(
        "ResponseStatus",
        client -> assertThat(client.post("/items/lamp", Body.text("")).status()).isEqualTo(201));
  }

  @Test
  void formFields() throws Exception {
    with(
        "FormFields",
        client -> {
          var login = Body.form(Map.of("name", "ada", "password", "secret"));
          assertThat(client.post("/login", login).text()).isEqualTo(json("{'name':'ada'}"));
          assertThat(client.post("/login", Body.form(Map.of("name", "ada"))).text())
              .contains("form password is required");
        });
  }

  @Test
  void formModels() throws Exception {
    with(
        "FormModels",
        client -> {
          var login = Body.form(Map.of("name", "ada", "password", "long enough"));
          assertThat(client.post("/login", login).text()).contains("long enough");
          var tooShort = Body.form(Map.of("name", "ada", "password", "short"));
          assertThat(client.post("/login", tooShort).text())
              .contains(json("'in':'form','name':'password'"), "must have at least 8 characters");
        });
  }

  @Test
  void requestFiles() throws Exception {
    with(
        "RequestFiles",
        client -> {
          var one = Body.multipart().file("file", "a.txt", Body.text("hello"));
          assertThat(client.post("/file", one).text()).isEqualTo(json("{'size':5}"));
          assertThat(client.post("/file", Body.form(Map.of())).text())
              .isEqualTo(json("{'size':0}"));
          var many =
              Body.multipart()
                  .file("files", "a.txt", Body.text("a"))
                  .file("files", "b.txt", Body.text("b"));
          assertThat(client.post("/files", many).text()).isEqualTo(json("['a.txt','b.txt']"));
          Response page = client.get("/");
          assertThat(page.headers().get("Content-Type")).startsWith("text/html");
          assertThat(page.text()).contains("multipart/form-data");
        });
  }

  @Test
  void formsAndFiles() throws Exception {
    with(
        "FormsAndFiles",
        client -> {
          var post =
              Body.multipart()
                  .field("token", "t")
                  .file("text", "a.txt", Body.text("hello"))
                  .file("picture", "p.png", Body.bytes(new byte[3]));
          assertThat(client.post("/posts", post).text())
              .contains(json("'token':'t'"), json("'text':'hello'"), json("'picture':'"));
          assertThat(client.post("/posts", Body.multipart().field("token", "t")).text())
              .contains(json("'name':'text'"), json("'name':'picture'"));
        });
  }

  @Test
  void jsonEncoder() throws Exception {
    with(
        "JsonEncoder",
        client -> {
          String item = "{'title':'a','at':'2026-01-31T10:00:00','description':null}";
          assertThat(send(client, "PUT", "/items/1", item).status()).isEqualTo(204);
          assertThat(get(client, "/items/1")).isEqualTo(json(item));
        });
  }

  @Test
  void bodyUpdates() throws Exception {
    with(
        "BodyUpdates",
        client -> {
          assertThat(send(client, "PATCH", "/items/lamp", "{'price':5}").text())
              .isEqualTo(json("{'name':'Lamp','price':5.0,'tax':10.5,'note':'new'}"));
          assertThat(send(client, "PATCH", "/items/lamp", "{'note':null}").text())
              .isEqualTo(json("{'name':'Lamp','price':5.0,'tax':10.5,'note':null}"));
          assertThat(send(client, "PUT", "/items/lamp", "{'name':'Lamp','price':7}").text())
              .isEqualTo(json("{'name':'Lamp','price':7.0,'tax':10.5,'note':null}"));
          assertThat(send(client, "PATCH", "/items/none", "{'price':5}").status()).isEqualTo(404);
          assertThat(send(client, "PATCH", "/items/lamp", "{'price':'x'}").text())
              .contains("#/price");
        });
  }
}
