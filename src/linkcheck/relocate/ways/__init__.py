"""Ways to find new addresses of dead links, a file each; `linkcheck.relocate.registry` lists them."""
