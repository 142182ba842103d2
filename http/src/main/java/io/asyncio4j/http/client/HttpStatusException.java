package io.asyncio4j.http.client;

/** The server answered with an error: 4xx or 5xx. */
public final class HttpStatusException extends HttpException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 200;

  private final transient Response response;

  /** The error that {@code response} tells. */
  public HttpStatusException(Response response) {
    super(message(response), null);
    this.response = response;
  }

  private static String message(Response response) {
    String body = response.text().strip();
    String shown = body.length() > SHOWN ? body.substring(0, SHOWN) + "..." : body;
    return response.request().method()
        + " "
        + response.url()
        + ": "
        + response.status()
        + " "
        + Statuses.reason(response.status())
        + (shown.isEmpty() ? "" : ": " + shown);
  }

  /** The whole response; of a streamed one the first 64 KiB of the body. */
  public Response response() {
    return response;
  }

  /** The status, such as 404. */
  public int status() {
    return response.status();
  }
}
