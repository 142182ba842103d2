package io.asyncio4j.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.asyncio4j.http.ServerSentEvent;
import io.asyncio4j.http.server.ServerResponse;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An app with one of everything that a description speaks of. */
final class Shop {
  /** How far an order has come. */
  enum State {
    OPEN,
    PAID,
    @JsonProperty("sent-out")
    SENT
  }

  /**
   * Something to be <b>sold</b>.
   *
   * @param name what customers call it, such as {@code tea}
   * @param price in euros
   */
  record Item(
      @NotBlank @Size(max = 40) @Doc(example = "tea") String name,
      @Positive BigDecimal price,
      @Default("0.19") double tax,
      @JsonProperty("in_stock") @Default("true") boolean inStock,
      Optional<String> note,
      @Nullable LocalDate bestBefore,
      @Size(max = 3) List<@Pattern(regexp = "[a-z]+") String> labels,
      Map<String, @Min(1) Integer> sizes) {}

  /** Sorts of things, which may be sorted further. */
  record Category(String name, List<Category> parts) {}

  record Page<T>(List<T> entries, @Nullable String next) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
  sealed interface Payment {
    record Card(@Pattern(regexp = "[0-9]{16}") String number) implements Payment {}

    record Transfer(String iban, Duration within) implements Payment {}
  }

  /**
   * An order.
   *
   * @param id made by the shop
   */
  record Order(UUID id, State state, Instant placed, List<Item> items, Payment payment) {}

  sealed interface Placed {
    /**
     * It is on its way.
     *
     * @param location where it is looked at
     */
    @Status(201)
    record Accepted(@Header String location, @Body Order order) implements Placed {}

    @Status(409)
    record SoldOut(Set<String> items) implements Placed {}
  }

  /**
   * Searches items. The better ones come first.
   *
   * @param q words that must be in the name
   */
  record Search(
      @Query @Size(min = 3) String q,
      @Query(def = "10") @Min(1) @Max(50) int limit,
      @Query Optional<State> state,
      @Query("label") Set<String> labels,
      @Header Optional<String> userAgent,
      @Cookie @Deprecated @Nullable String session,
      @Query @Doc(hidden = true) @Nullable String internal) {}

  record Rename(@Path long id, @Body String name) {}

  record Bundle(@Path long id, @Body Item item, @Body @Min(1) int count, Optional<State> state) {}

  record Photo(
      @Path long id, @Form @Size(max = 80) String title, @Form Upload file, List<Upload> more) {}

  record Login(
      @Form @Email String user, @Form String password, @Form(def = "false") boolean stay) {}

  record Token(String value) {}

  record User(String name) {}

  /** Endpoints as methods. */
  static final class Orders {
    /**
     * Reads one order. It must be the caller's own.
     *
     * <ul>
     *   <li>fast
     *   <li>safe
     * </ul>
     *
     * @param id as {@link Order#id} has it
     * @return the order
     */
    @Get("/{id}")
    Optional<Order> read(@Path UUID id, User user) {
      return Optional.empty();
    }

    @Post("")
    @Doc("Places an order\nIt is paid at once.")
    Placed place(@Body List<Item> items, User user) {
      return new Placed.SoldOut(Set.of());
    }

    @Deprecated
    @Delete("/{orderId}")
    void cancel(@Path UUID orderId) {}

    @Get("/events")
    Stream<ServerSentEvent> events() {
      return Stream.of();
    }

    @Get("/secret")
    @Doc(hidden = true)
    String secret() {
      return "";
    }
  }

  static Page<Item> page() {
    return new Page<>(List.of(), null);
  }

  static Stream<Item> export() {
    return Stream.of();
  }

  static Category categories(Category root) {
    return root;
  }

  private Shop() {}

  static App app() {
    var app = new App("Shop").version("1.2.0").description("Sells *things*.");
    app.docs(
        Docs.standard()
            .summary("A shop")
            .contact("Ada", null, "ada@example.org")
            .license("Apache 2.0", "Apache-2.0")
            .server("/", "here")
            .tag("items", "What is sold."));
    app.perRequest(Token.class, (io.asyncio4j.http.server.ServerRequest r) -> new Token("t"))
        .secured(new SecurityScheme.Http("bearer", "bearer", "JWT", "From `/login`."));
    app.perRequest(User.class, (Token token) -> new User(token.value()));
    var items = new Router();
    items.tags("items");
    items.get("", (Search s) -> page());
    items.get("/page", Shop::page).summary("The first page");
    items.get("/export", Shop::export);
    items.get("/count", () -> 3);
    items.post("", (Item item) -> item).status(201).operationId("addItem");
    items.put("/{id}/name", (Rename r) -> {}).answers(404, "No such item");
    items.put("/{id}/bundle", (Bundle b) -> b.item());
    items.post("/{id}/photo", (Photo p) -> ServerResponse.status(201)).status(201);
    items.get("/all", () -> List.of()).deprecated();
    app.include("/items", items);
    app.get("/files/{*path}", (String path) -> ServerResponse.text(path));
    app.post("/login", (Login l) -> new Token(l.user()));
    app.put("/categories", Shop::categories);
    app.get("/hidden", () -> "").hidden();
    var orders = new Router();
    orders.tags("orders");
    orders.add(new Orders());
    app.include("/orders", orders);
    return app;
  }
}
