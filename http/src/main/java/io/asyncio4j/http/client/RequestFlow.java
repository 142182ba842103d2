package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** What a client does around the sending of a request: each step calls the next one. */
final class RequestFlow {
  private final ClientBuilder settings;
  private final Transport transport;
  private final Redirects redirects;

  RequestFlow(ClientBuilder settings, Transport transport) {
    this.settings = settings;
    this.transport = transport;
    this.redirects = new Redirects(settings.maxRedirects);
  }

  /** Sends a request as its user has written it. */
  StreamingResponse send(Request given) throws IOException {
    Request request = prepare(given);
    return settings.retries.retries() == 0
        ? authenticate(request)
        : settings.retries.apply(request, this::authenticate);
  }

  private Request prepare(Request given) {
    URI url = settings.baseUrl == null ? given.url() : Urls.below(settings.baseUrl, given.url());
    url = Urls.withQuery(url, settings.query);
    Headers headers = settings.allHeaders();
    if (given.headers().contains("Range")) {
      // A part of something packed cannot be unpacked.
      headers = headers.with("Accept-Encoding", "identity");
    }
    headers = headers.withAll(given.headers());
    Body body = given.body();
    if (body != null && body.mediaType() != null && !headers.contains("Content-Type")) {
      headers = headers.with("Content-Type", body.mediaType().toString());
    }
    return given.prepared(url, headers, given.limits(settings.timeouts));
  }

  private StreamingResponse authenticate(Request request) throws IOException {
    Auth own = request.options().auth();
    Auth auth = own != null ? own : settings.auth;
    if (own == null && request.headers().contains("Authorization")) {
      auth = null;
    }
    if (auth == null && request.url().getRawUserInfo() != null) {
      auth = ofUrl(request.url());
    }
    return auth == null ? redirect(request) : auth.authenticate(request, this::redirect);
  }

  private static Auth ofUrl(URI url) {
    String info = url.getUserInfo();
    int colon = info.indexOf(':');
    return colon < 0
        ? Auth.basic(info, "")
        : Auth.basic(info.substring(0, colon), info.substring(colon + 1));
  }

  private StreamingResponse redirect(Request request) throws IOException {
    Boolean own = request.options().followsRedirects();
    boolean follows = own == null ? settings.followsRedirects : own;
    return follows ? redirects.follow(request, this::sendOnce) : sendOnce(request);
  }

  private StreamingResponse sendOnce(Request request) throws IOException {
    Request sent = request;
    for (ClientBuilder.RequestHook hook : settings.requestHooks) {
      sent = hook.on(sent);
    }
    sent = withCookies(sent);
    StreamingResponse response = transport.send(sent);
    try {
      List<String> set = response.headers().all("Set-Cookie");
      if (!set.isEmpty()) {
        settings.cookies.store(sent.url(), set);
      }
      for (ClientBuilder.ResponseHook hook : settings.responseHooks) {
        hook.on(response);
      }
      return UnpackedBody.of(response, settings.maxUnpackedBody);
    } catch (Throwable e) {
      response.close();
      throw e;
    }
  }

  private Request withCookies(Request request) {
    String cookies = settings.cookies.header(request.url());
    if (cookies == null) {
      return request;
    }
    String own = request.headers().get("Cookie");
    return request.header("Cookie", own == null ? cookies : cookies + "; " + own);
  }
}
