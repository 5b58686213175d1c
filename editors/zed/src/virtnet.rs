//! Starts the language server of virtnet, where the command is on the PATH.
use zed_extension_api as zed;

struct Virtnet;

impl zed::Extension for Virtnet {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        _: &zed::LanguageServerId,
        worktree: &zed::Worktree,
    ) -> zed::Result<zed::Command> {
        let command = worktree
            .which("virtnet")
            .ok_or("virtnet is not on the PATH: npm install --global virtnet-0.1.0.tgz")?;
        Ok(zed::Command {
            command,
            args: ["lsp", "--stdio"].map(String::from).to_vec(),
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Virtnet);
