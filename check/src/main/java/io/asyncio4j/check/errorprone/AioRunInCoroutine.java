package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.RunInCoroutine}, within a build. */
@BugPattern(
    summary = "run is called where a loop is running already.",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioRunInCoroutine.md")
public final class AioRunInCoroutine extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
