package io.asyncio4j.cli.run;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Maven artifact as {@code //DEPS} names it: {@code group:artifact:version[:classifier][@type]}.
 * Without a version it takes that of a bill of materials ({@code @pom}) named before it.
 */
record Coordinate(String group, String artifact, String version, String classifier, String type) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<group>[\\w.-]+):(?<artifact>[\\w.-]+)"
              + "(:(?<version>[^:@\\s]+)(:(?<classifier>[^:@\\s]+))?)?(@(?<type>[\\w.-]+))?");

  /** What {@code text} says, or empty when it is not of that form. */
  static Optional<Coordinate> parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String type = orElse(matcher.group("type"), "jar");
    return Optional.of(
        new Coordinate(
            matcher.group("group"),
            matcher.group("artifact"),
            orElse(matcher.group("version"), ""),
            orElse(matcher.group("classifier"), ""),
            type.equals("fatjar") ? "jar" : type));
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  /** A bill of materials: it brings versions, no classes. */
  boolean isBom() {
    return type.equals("pom");
  }

  /** Whether a later resolution may give another version. */
  boolean isMoving() {
    return version.endsWith("-SNAPSHOT")
        || version.equals("LATEST")
        || version.equals("RELEASE")
        || version.startsWith("[")
        || version.startsWith("(");
  }

  @Override
  public String toString() {
    return group
        + ":"
        + artifact
        + (version.isEmpty() ? "" : ":" + version)
        + (classifier.isEmpty() ? "" : ":" + classifier)
        + (type.equals("jar") ? "" : "@" + type);
  }
}
