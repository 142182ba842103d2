import static io.asyncio4j.Asyncio.*;

import java.security.*;

final class Passwords implements AutoCloseable {
  private final ExecutorService workers = Executors.newFixedThreadPool(2);

  private String stretch(String password) {
    try {
      byte[] digest = password.getBytes();
      var sha = MessageDigest.getInstance("SHA-256");
      for (int i = 0; i < 10_000; i++) {
        digest = sha.digest(digest);
      }
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  String hash(String password) throws InterruptedException, ExecutionException {
    return workers.submit(() -> stretch(password)).get(); // expect: mixed
  }

  @Override
  public void close() {
    workers.shutdown();
  }
}

void main() throws Exception {
  try (var passwords = new Passwords()) {
    IO.println(run(() -> passwords.hash("secret")).length());
  }
}

/* output:
8
*/
