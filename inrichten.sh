# Fits out the house; read in by ./start and ./toets, not run by itself.
#
# (inrichten NAAM LOCK PAKKETTEN) installs what is missing: Debian's packages PAKKETTEN, a virtual environment in .venv,
# and the libraries of LOCK with their hashes checked. A stamp in .venv remembers what was done, so that a second start
# does nothing. Exit status 3 (as in the program): it cannot be done now, and the sentence says what to do.
# Expects huis, the folder of the program. Call it between brackets: it goes to that folder.
# shellcheck shell=sh

# Where Python may not write its compiled files, every start compiles all libraries again: two seconds of waiting.
unset PYTHONDONTWRITEBYTECODE
# The environment stands on its own, whatever other Python is active in this shell.
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV
# An empty environment names no character set; Qt and Python both want UTF-8.
[ -n "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" ] || export LC_CTYPE=C.UTF-8

PAKKETTEN_START="libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0 libgssapi-krb5-2 fonts-dejavu-core
 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 dbus gnome-keyring"
PAKKETTEN_TOETS="$PAKKETTEN_START xvfb xauth xdotool openbox x11-utils imagemagick libsecret-tools poppler-utils qpdf"

# zeg ZIN...: each sentence on a line of its own.
zeg() { printf '%s\n' "$@" >&2; }

stop() {
    zeg "$@"
    exit 3
}

# Does another program than gnome-keyring keep this user's secrets already? Then leave it alone.
heeft_sleutelbos() {
    for dienst in /usr/share/dbus-1/services/*; do
        [ -f "$dienst" ] && grep -qs '^Name=org\.freedesktop\.secrets$' "$dienst" && return 0
    done
    return 1
}

ontbrekende_pakketten() {
    for pakket in $1; do
        [ "$pakket" = gnome-keyring ] && [ "$2" = start ] && heeft_sleutelbos && continue
        case $(dpkg-query -W -f='${Status}' "$pakket" 2>/dev/null || true) in
        *' installed') ;;
        *) printf ' %s' "$pakket" ;;
        esac
    done
}

# Debian splits venv from python3; where neither is there, both come along.
python_pakketten() {
    python=$(kies_python) || {
        printf ' python3 python3-venv'
        return
    }
    "$python" -c 'import ensurepip, venv' 2>/dev/null && return
    printf ' %s-venv' "$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')"
}

kies_python() {
    for naam in python3.11 python3.12 python3.13 python3.14 python3; do
        "$naam" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
        command -v "$naam"
        return
    done
    return 1
}

# Runs apt-get as root, through sudo, or not at all: then it prints the one command that helps.
installeer_pakketten() {
    opdracht="apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends$1"
    if [ "$(id -u)" = 0 ]; then
        als_root=
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        als_root="sudo"
    else
        stop "Er ontbreken onderdelen van het systeem, en u mag ze hier niet installeren." \
            "Vraag uw beheerder om deze opdracht uit te voeren, en start daarna opnieuw:" "" \
            "  apt-get update && $opdracht"
    fi
    zeg "Onderdelen van het systeem installeren:$1"
    logboek=$(mktemp)
    als_root="$als_root env DEBIAN_FRONTEND=noninteractive"
    # Unquoted on purpose: both are lists of words.
    # shellcheck disable=SC2086
    if { $als_root apt-get -o DPkg::Lock::Timeout=300 update; $als_root $opdracht; } </dev/null >"$logboek" 2>&1; then
        rm -f "$logboek"
        return
    fi
    tail -n 15 "$logboek" >&2
    stop "Het installeren is niet gelukt; hierboven staat waarom (het hele verslag: $logboek)." \
        "Er is verder niets veranderd. Los dit op en start opnieuw, of voer zelf als beheerder uit:" "" \
        "  apt-get update && $opdracht"
}

maak_omgeving() {
    .venv/bin/python -c 'import pip' 2>/dev/null && return
    python=$(kies_python) || stop "Tenzij heeft Python 3.11 of nieuwer nodig, en dat is hier niet gevonden."
    zeg "Een eigen Python-omgeving maken in .venv."
    "$python" -m venv --clear .venv || stop "De omgeving .venv is niet gemaakt; hierboven staat waarom."
}

installeer_bibliotheken() {
    zeg "Bibliotheken installeren uit $1 (de eerste keer duurt dit een paar minuten)."
    .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-input --require-hashes -r "$1" ||
        stop "De bibliotheken zijn niet geïnstalleerd; hierboven staat waarom." \
            "Controleer of deze computer het netwerk bereikt en start opnieuw; wat er al was, is bewaard."
}

inrichten() {
    cd "$huis"
    stempel=".venv/.ingericht-$1"
    stand=$(cat inrichten.sh "$2" | cksum)
    [ -x .venv/bin/python ] && [ "$(cat "$stempel" 2>/dev/null)" = "$stand" ] && return
    if command -v dpkg-query >/dev/null; then
        nodig="$(python_pakketten)$(ontbrekende_pakketten "$3" "$1")"
        [ -z "$nodig" ] || installeer_pakketten "$nodig"
    fi
    maak_omgeving
    installeer_bibliotheken "$2"
    printf '%s\n' "$stand" >"$stempel"
}
