#include "line_editor.hpp"

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <histedit.h>
#include <sys/stat.h>
#include <unistd.h>

/// The only file that knows libedit.
namespace huiqi::cli {

namespace {

constexpr int most_entries = 1000;

/// Empty where the environment names no place.
[[nodiscard]] std::string history_file() {
    auto const* state = std::getenv("XDG_STATE_HOME");
    auto const* home = std::getenv("HOME");
    std::filesystem::path folder;
    if (state != nullptr && *state == '/')
        folder = state;
    else if (home != nullptr && *home == '/')
        folder = std::filesystem::path{home} / ".local" / "state";
    else
        return {};
    return (folder / "huiqi" / "feel_history").string();
}

/// Only the user may read what was typed: it can hold facts of an enterprise.
class private_files {
public:
    private_files() : before_{umask(077)} {}
    ~private_files() { umask(before_); }
    private_files(private_files const&) = delete;
    private_files& operator=(private_files const&) = delete;

private:
    mode_t before_;
};

} // namespace

struct line_editor::state {
    EditLine* editor = nullptr;
    History* entries = nullptr;
    HistEvent event{};
    std::string prompt, file;
    bool interrupted = false;

    static state* of(EditLine* editor) {
        void* found = nullptr;
        el_get(editor, EL_CLIENTDATA, &found);
        return static_cast<state*>(found);
    }
    static char* show_prompt(EditLine* editor) { return of(editor)->prompt.data(); }
    static unsigned char interrupt(EditLine* editor, int) {
        of(editor)->interrupted = true;
        return CC_NEWLINE;
    }
};

line_editor::line_editor() : state_{std::make_unique<state>()} {
    // Characters of several bytes need a locale that has them; only their classes are taken from it.
    if (std::setlocale(LC_CTYPE, "") == nullptr || MB_CUR_MAX == 1) std::setlocale(LC_CTYPE, "C.UTF-8");
    auto& own = *state_;
    // What is edited is shown on standard error, so that standard output has answers alone.
    own.editor = el_init("huiqi", stdin, stderr, stderr);
    if (own.editor == nullptr) return;
    el_set(own.editor, EL_CLIENTDATA, &own);
    el_set(own.editor, EL_PROMPT, &state::show_prompt);
    el_set(own.editor, EL_EDITOR, "emacs");
    // Ctrl-C is a key like another: it drops the line and ends neither the program nor the session.
    el_set(own.editor, EL_SETTY, "-d", "-isig", nullptr);
    el_set(own.editor, EL_ADDFN, "huiqi-interrupt", "drop what was typed", &state::interrupt);
    el_set(own.editor, EL_BIND, "^C", "huiqi-interrupt", nullptr);
    el_set(own.editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    own.entries = history_init();
    if (own.entries == nullptr) return;
    history(own.entries, &own.event, H_SETSIZE, most_entries);
    history(own.entries, &own.event, H_SETUNIQUE, 1);
    el_set(own.editor, EL_HIST, history, own.entries);
    own.file = history_file();
    if (!own.file.empty()) history(own.entries, &own.event, H_LOAD, own.file.c_str());
}

line_editor::~line_editor() {
    if (state_->editor != nullptr) el_end(state_->editor);
    if (state_->entries != nullptr) history_end(state_->entries);
}

line_editor::outcome line_editor::next(std::string const& prompt, std::string& line) {
    auto& own = *state_;
    if (own.editor == nullptr) return outcome::end;
    own.prompt = prompt;
    own.interrupted = false;
    int length = 0;
    char const* const typed = el_gets(own.editor, &length);
    if (own.interrupted) {
        std::fputs("^C\n", stderr);
        el_reset(own.editor);
        return outcome::interrupted;
    }
    if (typed == nullptr || length <= 0) return outcome::end;
    line.assign(typed, static_cast<std::size_t>(length));
    while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
    return outcome::line;
}

void line_editor::remember(std::string const& entry) {
    auto& own = *state_;
    if (own.entries == nullptr || entry.empty()) return;
    history(own.entries, &own.event, H_ENTER, entry.c_str());
    if (own.file.empty()) return;
    private_files const only_ours;
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path{own.file}.parent_path(), ignored);
    history(own.entries, &own.event, H_SAVE, own.file.c_str());
}

} // namespace huiqi::cli
