package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.MediaType;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a response says before its body. */
public abstract sealed class ResponseHead permits Response, StreamingResponse {
  final Head head;

  record Head(
      Request request, int status, Headers headers, HttpVersion version, List<Response> history) {
    Head withHistory(List<Response> more) {
      return new Head(request, status, headers, version, more);
    }

    Head withRequest(Request other) {
      return new Head(other, status, headers, version, history);
    }

    Head withHeaders(Headers other) {
      return new Head(request, status, other, version, history);
    }
  }

  ResponseHead(Head head) {
    this.head = head;
  }

  /** The status, such as 200. */
  public final int status() {
    return head.status;
  }

  /** What the status means, such as {@code Not Found}. */
  public final String reason() {
    return Statuses.reason(head.status);
  }

  /** Whether the status is one of 200 to 299. */
  public final boolean isSuccess() {
    return head.status >= 200 && head.status < 300;
  }

  /** Whether the status is 400 or above. */
  public final boolean isError() {
    return head.status >= 400;
  }

  /** Whether it sends the client elsewhere. */
  public final boolean isRedirect() {
    return Statuses.isRedirect(head.status) && head.headers.contains("Location");
  }

  /** The fields of its header. */
  public final Headers headers() {
    return head.headers;
  }

  /** The first value of a header field, or null. */
  public final @Nullable String header(String name) {
    return head.headers.get(name);
  }

  /** What the body is; null when it does not say. */
  public final @Nullable MediaType mediaType() {
    return MediaType.parseOrNull(head.headers.get("Content-Type"));
  }

  /** The request that it answers: the last one, after redirects. */
  public final Request request() {
    return head.request;
  }

  /** Where it came from: after redirects not what was asked for. */
  public final URI url() {
    return head.request.url();
  }

  /** By which version of HTTP it came. */
  public final HttpVersion version() {
    return head.version;
  }

  /** The redirects that led here, the first one first. */
  public final List<Response> history() {
    return head.history;
  }

  /** The links in its headers, such as the one to the next page. */
  public final List<Link> links() {
    return Link.parse(head.headers.all("Link"), url());
  }

  /** The first link of this relation, such as {@code next}; null when there is none. */
  public final @Nullable Link link(String rel) {
    return links().stream().filter(link -> link.rel().equals(rel)).findFirst().orElse(null);
  }

  /**
   * Goes on when the status is below 400.
   *
   * @return this response
   * @throws HttpStatusException otherwise
   */
  public abstract ResponseHead raiseForStatus() throws IOException;

  @Override
  public final String toString() {
    return "Response[" + head.status + " " + reason() + ", " + head.request + "]";
  }
}
