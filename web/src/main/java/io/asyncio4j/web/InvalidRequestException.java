package io.asyncio4j.web;

import java.util.List;

/**
 * A request whose values cannot be taken: answered 422 with all that is wrong with them. Thrown by
 * an endpoint, it says what only the endpoint can know.
 */
public final class InvalidRequestException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<InvalidValue> errors;

  /** Refuses a request for these reasons, of which there is one at least. */
  public InvalidRequestException(List<InvalidValue> errors) {
    super(String.join("; ", errors.stream().map(InvalidValue::toString).toList()));
    if (errors.isEmpty()) {
      throw new IllegalArgumentException("say what is wrong with the request; the list is empty");
    }
    this.errors = List.copyOf(errors);
  }

  /** What is wrong, in the order in which it was found. */
  public List<InvalidValue> errors() {
    return errors;
  }
}
