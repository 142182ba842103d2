package io.asyncio4j.web;

import jakarta.validation.MessageInterpolator;
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
    return words.interpolate(withoutExpression(template, context), context);
  }

  @Override
  public String interpolate(String template, Context context, Locale locale) {
    return words.interpolate(withoutExpression(template, context), context, locale);
  }

  /** The two messages that have an expression, said without one. */
  private static String withoutExpression(String template, Context context) {
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
}
