package io.asyncio4j.web.middleware;

import io.asyncio4j.ContextVar;
import io.asyncio4j.http.Json;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the app remembers of a browser from one request to the next; {@link Sessions} keeps it in a
 * cookie. Its user can read what is in it, but not change it.
 *
 * <pre>{@code
 * Session session = Session.current();
 * session.regenerate();
 * session.put("user", user.id());
 * }</pre>
 *
 * <p>Of several requests at once each has its own copy, and the answer that comes last stays. For
 * the coroutines of its request; to be changed until the handler has returned.
 */
public final class Session {
  private static final ContextVar<@Nullable Session> CURRENT = ContextVar.of("session", null);

  private final Supplier<SessionContent> source;
  private final ToIntFunction<SessionContent> excess;
  private @Nullable SessionContent before;
  private SessionContent content = SessionContent.empty();
  private boolean sealed;

  /**
   * @param source what the request brought
   * @param excess by how many bytes a content is too large
   */
  Session(Supplier<SessionContent> source, ToIntFunction<SessionContent> excess) {
    this.source = source;
    this.excess = excess;
  }

  /**
   * The session of the request that is being answered.
   *
   * @throws IllegalStateException where none is, or {@link Sessions} does not stand before
   */
  public static Session current() {
    Session session = CURRENT.get();
    if (session == null) {
      throw new IllegalStateException(
          "there is no session here; have the app use(Sessions.of(key)), and ask in a request");
    }
    return session;
  }

  /** Makes this the current one. It is not taken back: what is streamed is to have it, too. */
  void enter() {
    var _ = CURRENT.set(this);
  }

  private SessionContent content() {
    if (before == null) {
      before = source.get();
      content = before;
    }
    return content;
  }

  /** A random name of this session, until it is cleared or {@linkplain #regenerate regenerated}. */
  public String id() {
    String id = content().id();
    if (id == null) {
      id = SessionContent.newId();
      change(content().withId(id));
    }
    return id;
  }

  /** The string {@code name}, or null when there is none. */
  public @Nullable String get(String name) {
    return get(name, String.class);
  }

  /**
   * The value {@code name} as it was put, or null when there is none.
   *
   * @throws IllegalStateException when it is no such thing
   */
  public <T> @Nullable T get(String name, Class<T> type) {
    JsonNode value = content().values().get(name);
    if (value == null) {
      return null;
    }
    try {
      return Json.standard().mapper().treeToValue(value, type);
    } catch (JacksonException e) {
      throw new IllegalStateException(
          "the session's '"
              + name
              + "' is no "
              + type.getSimpleName()
              + "; get it as what was put, or put it under another name",
          e);
    }
  }

  /** The names of all values. */
  public Set<String> names() {
    return Set.copyOf(content().values().keySet());
  }

  /**
   * Sets a value: a string, a number, a record, whatever can be written as JSON, which is done at
   * once.
   *
   * @throws IllegalStateException when the session becomes too large for a cookie, or the handler
   *     has returned
   */
  public void put(String name, Object value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    JsonNode json = Json.standard().mapper().valueToTree(value);
    SessionContent changed = content().with(name, json);
    if (changed.id() == null) {
      changed = changed.withId(SessionContent.newId());
    }
    int tooMany = excess.applyAsInt(changed);
    if (tooMany > 0) {
      throw new IllegalStateException(
          "with '"
              + name
              + "' the session is "
              + tooMany
              + " bytes too large for a cookie; keep it in a database, and its key in the session");
    }
    change(changed);
  }

  /** Takes a value away. */
  public void remove(String name) {
    if (content().values().containsKey(name)) {
      change(content().without(name));
    }
  }

  /** Takes everything away, as when a user leaves; the browser forgets the cookie. */
  public void clear() {
    if (!content().equals(SessionContent.empty())) {
      change(SessionContent.empty());
    }
  }

  /**
   * Gives the session another {@link #id} and a new age and keeps the values: whenever somebody
   * gains rights, as by logging in.
   */
  public void regenerate() {
    change(content().withId(SessionContent.newId()));
  }

  private void change(SessionContent changed) {
    if (sealed) {
      throw new IllegalStateException(
          "the handler has returned, and its answer's head is written; change the session before");
    }
    content = changed;
  }

  /** Takes no more changes. */
  void seal() {
    sealed = true;
  }

  /** Whether anybody looked at it. */
  boolean isRead() {
    return before != null;
  }

  /** Whether there is something to tell the browser. */
  boolean isChanged() {
    return before != null && !before.equals(content);
  }

  /** What is to be kept; empty for nothing. */
  SessionContent result() {
    return content;
  }
}
