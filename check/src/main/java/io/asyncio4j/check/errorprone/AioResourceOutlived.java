package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.ResourceOutlived}, within a build. */
@BugPattern(
    summary = "A task uses a resource that is closed before the task ends.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioResourceOutlived.md")
public final class AioResourceOutlived extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
