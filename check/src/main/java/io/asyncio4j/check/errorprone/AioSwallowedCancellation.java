package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.SwallowedCancellation}, within a build. */
@BugPattern(
    summary = "A catch clause swallows the cancellation of its task.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioSwallowedCancellation.md")
public final class AioSwallowedCancellation extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
