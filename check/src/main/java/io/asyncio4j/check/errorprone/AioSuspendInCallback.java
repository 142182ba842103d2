package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.SuspendInCallback}, within a build. */
@BugPattern(
    summary = "A callback of the loop calls something that suspends.",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioSuspendInCallback.md")
public final class AioSuspendInCallback extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
