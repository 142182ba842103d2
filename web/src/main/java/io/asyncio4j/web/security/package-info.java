/** Who asks, and what they may: API keys, passwords, tokens. */
@NullMarked
package io.asyncio4j.web.security;

import org.jspecify.annotations.NullMarked;
