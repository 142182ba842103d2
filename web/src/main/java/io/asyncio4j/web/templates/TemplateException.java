package io.asyncio4j.web.templates;

/** A template that is not there, cannot be read, or went wrong; the message has file and line. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
