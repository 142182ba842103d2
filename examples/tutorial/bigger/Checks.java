import io.asyncio4j.http.server.*;
import io.asyncio4j.web.*;

interface Checks {
  static void queryToken(@Query String token) {
    StatusException.unless(token.equals("ada"), 400, "that token is not Ada's");
  }

  static void headerToken(@Header String xToken) {
    StatusException.unless(xToken.equals("secret"), 400, "X-Token is not the right one");
  }
}
