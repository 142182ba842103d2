package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.NoLoop}, within a build. */
@BugPattern(
    summary = "A call that suspends is reached from main without run.",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioNoLoop.md")
public final class AioNoLoop extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
