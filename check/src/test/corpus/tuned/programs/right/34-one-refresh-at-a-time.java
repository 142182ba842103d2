import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Token(String value, long expires) {}

interface Issuer {
  Token issue(long now);
}

/** However many ask for a token at once, one of them fetches it and the others wait for that one. */
class TokenSource {
  private final AsyncLock refreshing = new AsyncLock();
  private final Issuer issuer;
  private Token token = new Token("", 0);

  TokenSource(Issuer issuer) {
    this.issuer = issuer;
  }

  String current(long now) {
    if (now < token.expires()) {
      return token.value();
    }
    return refreshing.withLock(() -> {
      if (now >= token.expires()) {
        token = issuer.issue(now);
      }
      return token.value();
    });
  }
}

class CountingIssuer implements Issuer {
  private int issued;

  @Override
  public Token issue(long now) {
    sleep(Duration.ofMillis(5));
    issued++;
    return new Token("token " + issued, now + 60);
  }
}

void main() {
  var tokens = new TokenSource(new CountingIssuer());
  run(() -> {
    List<String> first = gather(() -> tokens.current(10), () -> tokens.current(10), () -> tokens.current(11));
    IO.println(first);
    IO.println(tokens.current(71));
  });
}

/* output:
[token 1, token 1, token 1]
token 2
*/
