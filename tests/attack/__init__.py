"""An outsider who tries to work out secret figures from what everybody may see."""
