package io.asyncio4j.web;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * What is said of a broken constraint: the same words on every machine, and no expression language,
 * which a message could smuggle in.
 */
final class ConstraintMessages implements MessageInterpolator {
  private final MessageInterpolator words =
      new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false);

  @Override
  public String interpolate(String template, Context context) {
    return words.interpolate(ownWords(template, context), context);
  }

  @Override
  public String interpolate(String template, Context context, Locale locale) {
    return words.interpolate(ownWords(template, context), context, locale);
  }

  /** Two messages have an expression; one does not say what is counted, nor that an end is open. */
  private static String ownWords(String template, Context context) {
    if (template.equals("{jakarta.validation.constraints.Size.message}")
        && context.getConstraintDescriptor().getAnnotation() instanceof Size size) {
      boolean text = context.getValidatedValue() instanceof CharSequence;
      return size(size.min(), size.max(), text ? "character" : "element");
    }
    var attributes = context.getConstraintDescriptor().getAttributes();
    String orEqual = Boolean.TRUE.equals(attributes.get("inclusive")) ? "or equal to " : "";
    return switch (template) {
      case "{jakarta.validation.constraints.DecimalMax.message}" ->
          "must be less than " + orEqual + "{value}";
      case "{jakarta.validation.constraints.DecimalMin.message}" ->
          "must be greater than " + orEqual + "{value}";
      default -> template;
    };
  }

  private static String size(int min, int max, String counted) {
    if (max == Integer.MAX_VALUE) {
      return "must have at least " + several(min, counted);
    }
    if (min == max || min == 0) {
      return "must have " + (min == 0 ? "at most " : "") + several(max, counted);
    }
    return "must have " + min + " to " + several(max, counted);
  }

  private static String several(int number, String counted) {
    return number + " " + counted + (number == 1 ? "" : "s");
  }
}
