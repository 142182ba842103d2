# Finds a JDK of version 25 or newer. Sourced by ./mvnw and ./aio (POSIX sh).
#
# Sets ASYNCIO4J_JAVA_HOME to its home folder and ASYNCIO4J_JAVA_VERSION to its version ("25.0.3"), or
# both to nothing where there is none. In this order:
# JAVA_HOME, the `javac` and `java` of PATH, the folders where installers put JDKs. Among those folders
# 25 wins over anything newer, because that is the version the build is tested with.
#
# No java is launched: the `release` file of a JDK names its version.

ASYNCIO4J_JAVA_HOME=
ASYNCIO4J_JAVA_VERSION=
_asyncio4j_newer=

# Is there a JDK 25 or newer at $1? Sets _asyncio4j_version and _asyncio4j_feature to its versions.
_asyncio4j_is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  _asyncio4j_version=
  while IFS= read -r _asyncio4j_line || [ -n "$_asyncio4j_line" ]; do
    case $_asyncio4j_line in
    JAVA_VERSION=*)
      _asyncio4j_version=${_asyncio4j_line#JAVA_VERSION=}
      _asyncio4j_version=${_asyncio4j_version#\"}
      _asyncio4j_version=${_asyncio4j_version%%\"*}
      break
      ;;
    esac
  done <"$1/release"
  _asyncio4j_feature=${_asyncio4j_version%%[!0-9]*}
  [ -n "$_asyncio4j_feature" ] && [ "$_asyncio4j_feature" -ge 25 ]
}

# The home of the java or javac that $1 names on PATH, through its symbolic links.
_asyncio4j_on_path() {
  _asyncio4j_command=$(command -v "$1" 2>/dev/null) || return 1
  _asyncio4j_command=$(readlink -f "$_asyncio4j_command" 2>/dev/null) || return 1
  _asyncio4j_home=${_asyncio4j_command%/bin/*}
  _asyncio4j_is_jdk "$_asyncio4j_home"
}

_asyncio4j_in_folders() {
  for _asyncio4j_home in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* \
    /opt/*jdk* /opt/java/* /opt/*/*jdk* /usr/local/*jdk* \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.jbang/cache/jdks/* \
    "${HOME-}"/.local/share/mise/installs/java/* "${HOME-}"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
    _asyncio4j_is_jdk "$_asyncio4j_home" || continue
    [ "$_asyncio4j_feature" -eq 25 ] && return 0
    : "${_asyncio4j_newer:=$_asyncio4j_home}"
  done
  if [ -n "$_asyncio4j_newer" ]; then
    _asyncio4j_home=$_asyncio4j_newer
    _asyncio4j_is_jdk "$_asyncio4j_home"
    return
  fi
  [ -x /usr/libexec/java_home ] &&
    _asyncio4j_home=$(/usr/libexec/java_home -F -v 25+ 2>/dev/null) &&
    _asyncio4j_is_jdk "$_asyncio4j_home"
}

asyncio4j_no_jdk() {
  cat >&2 <<'END'
asyncio4j needs a JDK 25 or newer (a JRE is not enough), and none was found.

  Debian, Ubuntu   sudo apt install openjdk-25-jdk
  Fedora           sudo dnf install java-25-openjdk-devel
  macOS            brew install openjdk@25
  SDKMAN           sdk install java 25-tem
  any system       https://adoptium.net/temurin/releases/?version=25

Already installed somewhere unusual? Set JAVA_HOME to its folder.
END
}

if [ -n "${JAVA_HOME-}" ] && _asyncio4j_is_jdk "$JAVA_HOME"; then
  ASYNCIO4J_JAVA_HOME=$JAVA_HOME
  ASYNCIO4J_JAVA_VERSION=$_asyncio4j_version
elif _asyncio4j_on_path javac || _asyncio4j_on_path java || _asyncio4j_in_folders; then
  ASYNCIO4J_JAVA_HOME=$_asyncio4j_home
  ASYNCIO4J_JAVA_VERSION=$_asyncio4j_version
fi
