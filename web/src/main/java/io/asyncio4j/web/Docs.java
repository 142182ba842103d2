package io.asyncio4j.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where an app shows its description, and what that says besides the routes. Immutable; any thread.
 *
 * <pre>{@code
 * app.docs(Docs.standard().pageAt("/api/docs").server("https://api.example.org", "production"));
 * }</pre>
 *
 * @see App#docs
 */
public final class Docs {
  private static final Docs STANDARD = new Docs(new Content());

  private final Content content;

  /** What is set; never changed once it is in a {@link Docs}. */
  private static final class Content implements Cloneable {
    @Nullable String path = "/openapi.json";
    @Nullable String page = "/docs";
    @Nullable String summary;
    @Nullable String terms;
    Map<String, String> contact = Map.of();
    Map<String, String> license = Map.of();
    Map<String, String> servers = Map.of();
    Map<String, String> tags = Map.of();
    Map<String, Object> options = Map.of();
    Consumer<ObjectNode> edits = _ -> {};

    Content copy() {
      try {
        return (Content) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private Docs(Content content) {
    this.content = content;
  }

  /** The description at {@code /openapi.json}, and a page to read and try it at {@code /docs}. */
  public static Docs standard() {
    return STANDARD;
  }

  /** Neither a description nor a page. */
  public static Docs off() {
    return STANDARD.changed(c -> {
      c.path = null;
      c.page = null;
    });
  }

  private Docs changed(Consumer<Content> change) {
    Content copy = content.copy();
    change.accept(copy);
    return new Docs(copy);
  }

  /** Sets the path of the description. */
  public Docs openApiAt(String path) {
    return changed(c -> c.path = checked(path));
  }

  /** Sets the path of the page. */
  public Docs pageAt(String path) {
    return changed(c -> c.page = checked(path));
  }

  /** Shows the description to programs only. */
  public Docs withoutPage() {
    return changed(c -> c.page = null);
  }

  private static String checked(String path) {
    if (!path.startsWith("/") || path.endsWith("/") || path.contains("{")) {
      throw new IllegalArgumentException(
          "'" + path + "' cannot be the path of the docs; begin it with a slash, end it with none");
    }
    return path;
  }

  /** Says in one line what the API is. */
  public Docs summary(String text) {
    return changed(c -> c.summary = Objects.requireNonNull(text, "text"));
  }

  /** Names the terms under which the API may be used. */
  public Docs termsOfService(String url) {
    return changed(c -> c.terms = Objects.requireNonNull(url, "url"));
  }

  /** Says who answers questions about the API. */
  public Docs contact(String name, @Nullable String url, @Nullable String email) {
    return changed(c -> c.contact = some("name", name, "url", url, "email", email));
  }

  /** Names the license by its SPDX identifier, such as {@code Apache-2.0}. */
  public Docs license(String name, String identifier) {
    return changed(c -> c.license = some("name", name, "identifier", identifier, "", null));
  }

  /** Names a license that has no SPDX identifier. */
  public Docs licenseAt(String name, String url) {
    return changed(c -> c.license = some("name", name, "url", url, "", null));
  }

  private static Map<String, String> some(
      String one,
      @Nullable String first,
      String other,
      @Nullable String second,
      String last,
      @Nullable String third) {
    var all = new LinkedHashMap<String, String>();
    if (first != null) {
      all.put(one, first);
    }
    if (second != null) {
      all.put(other, second);
    }
    if (third != null) {
      all.put(last, third);
    }
    return all;
  }

  /** Adds a server that the API is offered by; unless one is added, it is the app's own. */
  public Docs server(String url, String description) {
    return changed(c -> c.servers = with(c.servers, url, description));
  }

  /** Says what the routes of a tag are about, in Markdown; tags are shown in this order. */
  public Docs tag(String name, String description) {
    return changed(c -> c.tags = with(c.tags, name, description));
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    var more = new LinkedHashMap<>(map);
    more.put(Objects.requireNonNull(key), Objects.requireNonNull(value));
    return more;
  }

  /**
   * Sets an option of Swagger UI, the page, such as {@code "defaultModelsExpandDepth", -1}; the
   * value is written as JSON.
   */
  public Docs option(String name, Object value) {
    return changed(c -> {
      var more = new LinkedHashMap<>(c.options);
      more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
      c.options = more;
    });
  }

  /** Has the description changed before it is shown, by what it cannot know itself. */
  public Docs edited(Consumer<ObjectNode> edit) {
    Objects.requireNonNull(edit, "edit");
    return changed(c -> c.edits = c.edits.andThen(edit));
  }

  @Nullable String path() {
    return content.path;
  }

  /** There is none without the description. */
  @Nullable String page() {
    return content.path == null ? null : content.page;
  }

  @Nullable String summary() {
    return content.summary;
  }

  @Nullable String termsOfService() {
    return content.terms;
  }

  Map<String, String> contact() {
    return content.contact;
  }

  Map<String, String> license() {
    return content.license;
  }

  Map<String, String> servers() {
    return content.servers;
  }

  Map<String, String> tags() {
    return content.tags;
  }

  Map<String, Object> options() {
    return content.options;
  }

  void edit(ObjectNode document) {
    content.edits.accept(document);
  }
}
