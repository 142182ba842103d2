package io.asyncio4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Several exceptions that went out together, as a {@link TaskGroup} throws them. A member may be a
 * group itself. The members are also this exception's suppressed ones, so that a printed stack
 * trace, and any logger, shows every one of them.
 */
public final class ExceptionGroup extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<Throwable> exceptions;

  /**
   * Makes a group.
   *
   * @throws IllegalArgumentException when there are no exceptions
   */
  public ExceptionGroup(String message, List<? extends Throwable> exceptions) {
    super(Objects.requireNonNull(message, "message"));
    if (Objects.requireNonNull(exceptions, "exceptions").isEmpty()) {
      throw new IllegalArgumentException("an exception group needs at least one exception");
    }
    this.exceptions = List.copyOf(exceptions);
    this.exceptions.forEach(this::addSuppressed);
  }

  /** The members, in the order they were given; not those of nested groups. */
  public List<Throwable> exceptions() {
    return exceptions;
  }

  /**
   * Whether an exception of {@code type} is here, at any depth; the groups themselves do not count.
   */
  public boolean contains(Class<? extends Throwable> type) {
    return subgroup(type).isPresent();
  }

  /**
   * This group with only the exceptions of {@code type}, at any depth; empty when there is none.
   */
  public Optional<ExceptionGroup> subgroup(Class<? extends Throwable> type) {
    return only(type::isInstance);
  }

  /**
   * The two groups of those that are of {@code type} and those that are not; both keep the tree.
   */
  public Split split(Class<? extends Throwable> type) {
    Objects.requireNonNull(type, "type");
    return new Split(only(type::isInstance), only(leaf -> !type.isInstance(leaf)));
  }

  private Optional<ExceptionGroup> only(Predicate<Throwable> matches) {
    var kept = new ArrayList<Throwable>();
    for (Throwable member : exceptions) {
      if (member instanceof ExceptionGroup group) {
        group.only(matches).ifPresent(kept::add);
      } else if (matches.test(member)) {
        kept.add(member);
      }
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(derive(kept));
  }

  private ExceptionGroup derive(List<Throwable> kept) {
    var group = new ExceptionGroup(Objects.requireNonNull(getMessage()), kept);
    group.setStackTrace(getStackTrace());
    return group;
  }

  /** As of any exception, with the number of members. */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // the message stays what was given
  public String toString() {
    int count = exceptions.size();
    return super.toString() + " (" + count + (count == 1 ? " sub-exception)" : " sub-exceptions)");
  }

  /**
   * What {@link ExceptionGroup#split} gives.
   *
   * @param matching the group of those of the type
   * @param rest the group of the others
   */
  public record Split(Optional<ExceptionGroup> matching, Optional<ExceptionGroup> rest) {}
}
