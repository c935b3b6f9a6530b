#include "stop_request.hpp"

#include <csignal>
#include <initializer_list>

namespace huiqi::cli {

namespace {

volatile std::sig_atomic_t requested = 0;

/// Not restarting system calls: waiting for input ends too.
void listen(int signal, void (*with)(int)) {
    struct sigaction action {};
    action.sa_handler = with;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

void note(int signal) {
    requested = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

stop_request::stop_request() {
    requested = 0;
    for (int const signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        sigaction(signal, nullptr, &before);
        if (before.sa_handler != SIG_IGN) listen(signal, note); // nohup
    }
}

stop_request::~stop_request() {
    for (int const signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        sigaction(signal, nullptr, &before);
        if (before.sa_handler == note) listen(signal, SIG_DFL);
    }
}

bool stop_request::made() { return requested != 0; }

} // namespace huiqi::cli
