package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.UnboundedTasks}, within a build. */
@BugPattern(
    summary = "A loop starts tasks without a bound on their number.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioUnboundedTasks.md")
public final class AioUnboundedTasks extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
