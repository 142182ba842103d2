package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.SynchronizedWork}, within a build. */
@BugPattern(
    summary = "A synchronized block computes for long on the loop.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioSynchronizedWork.md")
public final class AioSynchronizedWork extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
