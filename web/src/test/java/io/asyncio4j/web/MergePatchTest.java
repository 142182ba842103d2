package io.asyncio4j.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Response;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A body that says what changes, and nothing of what stays. */
class MergePatchTest {
  record Size(int width, int height) {}

  record Item(
      String name,
      @Positive double price,
      Optional<String> note,
      @Default("[]") List<String> tags,
      Size size) {}

  record Change(@io.asyncio4j.web.Body MergePatch<Item> patch) {}

  private static final Item BEFORE =
      new Item("lamp", 20, Optional.of("old"), List.of("a", "b"), new Size(1, 2));

  private static Response patch(String body) throws Exception {
    var app = new App("Patches");
    app.patch("/", (Change c) -> c.patch().apply(BEFORE));
    var response = new Response[1];
    AppTest.with(
        app,
        client ->
            response[0] =
                client.patch("/", Body.bytes(body.getBytes(UTF_8), MergePatch.MEDIA_TYPE)));
    return response[0];
  }

  @Test
  void whatItDoesNotHaveStays() throws Exception {
    assertThat(patch("{\"price\": 3}").json(Item.class))
        .isEqualTo(new Item("lamp", 3, Optional.of("old"), List.of("a", "b"), new Size(1, 2)));
    assertThat(patch("{}").json(Item.class)).isEqualTo(BEFORE);
  }

  @Test
  void nullTakesAwayAndObjectsAreMerged() throws Exception {
    assertThat(
            patch("{\"note\": null, \"tags\": [\"c\"], \"size\": {\"height\": 5}}")
                .json(Item.class))
        .isEqualTo(new Item("lamp", 20, Optional.empty(), List.of("c"), new Size(1, 5)));
  }

  @Test
  void whatCannotBeIsRefusedWithItsPlace() throws Exception {
    Response wrongTypes = patch("{\"price\": \"much\", \"size\": {\"width\": 1.5}}");
    assertThat(wrongTypes.status()).isEqualTo(422);
    assertThat(wrongTypes.text()).contains("#/price", "must be a number", "#/size/width");
    Response broken = patch("{\"price\": -1}");
    assertThat(broken.status()).isEqualTo(422);
    assertThat(broken.text()).contains("#/price", "must be greater than 0");
    assertThat(patch("{\"name\": null}").text()).contains("#/name is required");
    assertThat(patch("[]").text()).contains("must be an object");
  }

  @Test
  void tellsWhatItChanges() throws Exception {
    var app = new App("Patches");
    app.patch("/", (Change c) -> List.of(c.patch().changes("name"), c.patch().changes("price")));
    AppTest.with(
        app,
        client ->
            assertThat(
                    client
                        .patch(
                            "/",
                            Body.bytes("{\"name\": null}".getBytes(UTF_8), MergePatch.MEDIA_TYPE))
                        .text())
                .isEqualTo("[true,false]"));
  }
}
