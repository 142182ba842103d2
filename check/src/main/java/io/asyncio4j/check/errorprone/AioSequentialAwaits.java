package io.asyncio4j.check.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** {@link io.asyncio4j.check.rules.SequentialAwaits}, within a build. */
@BugPattern(
    summary = "Calls wait one after another that could go on at the same time.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = RuleChecker.PAGES + "AioSequentialAwaits.md")
public final class AioSequentialAwaits extends RuleChecker {
  private static final long serialVersionUID = 1L;
}
