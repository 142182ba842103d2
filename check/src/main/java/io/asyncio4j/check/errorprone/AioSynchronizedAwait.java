package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.SynchronizedAwait}, within a build. */
@BugPattern(
    summary = "A monitor is held across a call that suspends.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioSynchronizedAwait.md")
public final class AioSynchronizedAwait extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
