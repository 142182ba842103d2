package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.DroppedFuture}, within a build. */
@BugPattern(
    summary = "A task or future is dropped: nobody waits for its end or sees it fail.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioDroppedFuture.md")
public final class AioDroppedFuture extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
