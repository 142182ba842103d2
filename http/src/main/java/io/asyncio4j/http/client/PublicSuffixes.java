package io.asyncio4j.http.client;

import com.google.common.net.InternetDomainName;

/**
 * The domains below which anybody can have one, such as {@code com}, {@code co.uk} and {@code
 * github.io}: those of one label, and those of the list at publicsuffix.org, which comes with
 * Guava. Without its jar only the former are known.
 */
final class PublicSuffixes {
  private static final boolean IS_LIST_THERE =
      Jars.have("com.google.common.net.InternetDomainName");

  private PublicSuffixes() {}

  /**
   * @param domain in lower case
   */
  static boolean has(String domain) {
    return domain.indexOf('.') < 0 || (IS_LIST_THERE && Listed.has(domain));
  }

  /** A class by itself: the JVM looks for the jar's classes before it runs any of this. */
  private static final class Listed {
    static boolean has(String domain) {
      return InternetDomainName.isValid(domain) && InternetDomainName.from(domain).isPublicSuffix();
    }
  }
}
