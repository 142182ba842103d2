package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.LockAcrossAwait}, within a build. */
@BugPattern(
    summary = "A lock is held across a slow call that does not need it.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioLockAcrossAwait.md")
public final class AioLockAcrossAwait extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
