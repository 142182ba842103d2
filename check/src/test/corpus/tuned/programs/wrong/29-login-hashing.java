import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

final class LoginHashing {
  record Credentials(byte[] salt, String hash) {}

  static final class UserTable {
    private final Map<String, Credentials> rows = new HashMap<>();

    Credentials find(String user) {
      sleep(Duration.ofMillis(3));
      return rows.get(user);
    }
  }

  private static final int ROUNDS = 250_000;

  private final UserTable users = new UserTable();

  void register(String user, byte[] salt, String hash) {
    users.rows.put(user, new Credentials(salt, hash));
  }

  boolean login(String user, String password) throws GeneralSecurityException {
    Credentials credentials = users.find(user);
    return credentials != null && credentials.hash().equals(stretch(password, credentials.salt()));
  }

  static String stretch(String password, byte[] salt) throws GeneralSecurityException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(salt);
    byte[] hash = sha.digest(password.getBytes());
    for (int round = 0; round < ROUNDS; round++) hash = sha.digest(hash); // expect: blocking
    return HexFormat.of().formatHex(hash);
  }

  public static void main(String[] args) throws GeneralSecurityException {
    var door = new LoginHashing();
    byte[] salt = {1, 2, 3};
    door.register("ada", salt, stretch("engine", salt));
    boolean right = run(() -> door.login("ada", "engine"));
    System.out.println(right ? "welcome" : "go away");
  }
}

/* output:
welcome
*/
