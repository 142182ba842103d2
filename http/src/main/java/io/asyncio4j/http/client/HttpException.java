package io.asyncio4j.http.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request. The family is one of {@link IOException}, as everything that a
 * network or a disk can do to a program: {@code gather}, {@code timeout} and the like carry it
 * through by their type, and who reads a file and a URL in one method declares one exception.
 *
 * <pre>
 * HttpException
 *   TransportException              no response, or only a part of it
 *     ConnectionFailedException     nothing was sent: name, refusal, TLS
 *       ProxyException              the proxy would not or could not
 *     ConnectionLostException       closed or reset under way
 *     BrokenResponseException       what came is not HTTP
 *     RequestTimeoutException       see its phase()
 *   HttpStatusException             raiseForStatus() found 4xx or 5xx
 *   TooManyRedirectsException
 *   DecodingException               the body is not what its headers say
 * </pre>
 */
public abstract sealed class HttpException extends IOException
    permits TransportException, HttpStatusException, TooManyRedirectsException, DecodingException {
  private static final long serialVersionUID = 1;

  HttpException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
