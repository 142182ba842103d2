package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.UnboundedGather}, within a build. */
@BugPattern(
    summary = "gather runs everything of a collection at once whose size nothing bounds.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioUnboundedGather.md")
public final class AioUnboundedGather extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
