package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.BusyLoop}, within a build. */
@BugPattern(
    summary = "A loop waits without suspending, so that what it waits for never comes to run.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioBusyLoop.md")
public final class AioBusyLoop extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
