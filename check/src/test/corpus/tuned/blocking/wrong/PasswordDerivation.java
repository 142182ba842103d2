import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

byte[] derive(String password) throws GeneralSecurityException {
  var spec = new PBEKeySpec(password.toCharArray(), "salt".getBytes(), 310_000, 256);
  return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded(); // expect: blocking
}

boolean login(String password) throws GeneralSecurityException {
  sleep(Duration.ofMillis(1));
  return derive(password).length == 32;
}

void main() throws Exception {
  IO.println(run(() -> login("hunter2")));
}

/* output:
true
*/
