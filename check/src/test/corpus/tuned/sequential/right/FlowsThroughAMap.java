import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var state = new HashMap<String, String>();
    state.put("token", login("ada"));
    state.put("me", whoAmI(state));
    IO.println(state.get("me"));
  });
}

String login(String user) {
  sleep(Duration.ofMillis(3));
  return "t-" + user;
}

String whoAmI(Map<String, String> state) {
  sleep(Duration.ofMillis(3));
  return state.getOrDefault("token", "nobody").substring(2);
}

/* output:
ada
*/
