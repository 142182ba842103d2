package io.asyncio4j.web.middleware;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Middleware;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Gives answers to GET and HEAD an {@code ETag} made of their bytes, and answers 304 without a body
 * to clients that have them already ({@code If-None-Match}).
 *
 * <pre>{@code
 * app.use(Etags.of());
 * }</pre>
 *
 * <p>For bodies in memory with status 200, but for those that are not to be stored ({@code
 * no-store}); a tag that the handler sets is taken instead. It saves the network, not the handler's
 * work. Files have tags of their own; where the server packs a body, it makes the tag a weak one.
 */
public final class Etags implements Middleware {
  private static final int TAG_BYTES = 16;

  /** The fields of a 200 that a 304 must not repeat, since they are of the body. */
  private static final List<String> OF_THE_BODY =
      List.of("Content-Type", "Content-Encoding", "Content-Language", "Content-Range");

  private final boolean weak;

  private Etags(boolean weak) {
    this.weak = weak;
  }

  /** With strong tags: the same tag is the same bytes. */
  public static Etags of() {
    return new Etags(false);
  }

  /** With weak tags, for proxies on the way that change bodies without a word. */
  public Etags withWeakTags() {
    return new Etags(true);
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    ServerResponse response = next.handle(request);
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (!reads
        || response.status() != 200
        || response.headers().contains("Cache-Control", "no-store")) {
      return response;
    }
    byte[] body = response.bodyBytes(request);
    if (body == null) {
      return response;
    }
    String given = response.headers().get("ETag");
    String tag = given == null ? tag(body) : given;
    if (isKnown(tag, request.headers().members("If-None-Match"))) {
      Headers kept = response.headers();
      for (String name : OF_THE_BODY) {
        kept = kept.without(name);
      }
      return ServerResponse.status(304).withHeaders(kept.with("ETag", tag));
    }
    // With the bytes in place an object is not encoded twice.
    return response.withBody(body).withHeader("ETag", tag);
  }

  private static boolean isKnown(String tag, List<String> known) {
    return known.contains("*") || known.stream().anyMatch(one -> opaque(one).equals(opaque(tag)));
  }

  /** What is compared: for a 304, weak tags are as good as strong ones. */
  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  private String tag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      String text =
          Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES));
      return (weak ? "W/\"" : "\"") + text + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
