import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface ProfileStore {
  void save(String user, String profile);
}

interface SearchIndex {
  void put(String user, List<String> words);
}

class Profiles {
  private final ProfileStore store;
  private final SearchIndex index;

  Profiles(ProfileStore store, SearchIndex index) {
    this.store = store;
    this.index = index;
  }

  void update(String user, String profile) {
    List<String> words = List.of(profile.toLowerCase().split(" "));
    store.save(user, profile); // expect-info: sequential#1
    index.put(user, words); // expect-info: sequential#1
  }
}

void main() {
  ProfileStore store = (user, profile) -> sleep(Duration.ofMillis(5));
  SearchIndex index = (user, words) -> sleep(Duration.ofMillis(5));
  run(() -> new Profiles(store, index).update("ada", "Likes Engines"));
  IO.println("updated");
}

/* output:
updated
*/
